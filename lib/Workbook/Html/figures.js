// Draws every figure of the page in the colours of the reader's theme, and again when the theme changes or the page is printed.
(() => {
  const draw = box => {
    const figure = JSON.parse(box.querySelector("script").textContent);
    let area = box.querySelector(".drawing");
    if (!area) {
      area = document.createElement("div");
      area.className = "drawing";
      box.append(area);
    }
    area.style.height = `${figure.layout?.height ?? 420}px`;
    try {
      Plotly.react(area, figure.data ?? [], pageLayout(figure.layout ?? {}), { responsive: true, displaylogo: false, ...figure.config });
      box.classList.add("drawn");
    } catch (error) {
      area.remove();
      console.error(error);
    }
  };

  const figures = [...document.querySelectorAll(".figure")];
  const drawAll = () => figures.forEach(draw);
  drawAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  matchMedia("print").addEventListener("change", drawAll);
})();
