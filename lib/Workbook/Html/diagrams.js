// Draws every diagram of the page, once in light colours and once in dark: the style sheet shows the one for the reader, and the light one on paper.
(async () => {
  const draw = async (box, id, theme) => {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme: theme === "dark" ? "dark" : "default", fontFamily: getComputedStyle(document.body).fontFamily });
    const drawing = document.createElement("div");
    drawing.className = theme;
    drawing.innerHTML = (await mermaid.render(id, box.querySelector("pre").textContent)).svg;
    return drawing;
  };

  for (const [i, box] of [...document.querySelectorAll(".diagram")].entries()) {
    try {
      box.append(await draw(box, `diagram-${i}-light`, "light"), await draw(box, `diagram-${i}-dark`, "dark"));
      box.classList.add("drawn");
    } catch (error) {
      const note = document.createElement("p");
      note.className = "note";
      note.textContent = `This is no diagram that mermaid can draw: ${error.message}`;
      box.append(note);
    }
  }
})();
