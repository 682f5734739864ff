// What a figure does not say about its own look, in the colours of the page's theme.
const pageLayout = (() => {
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // A colour, size or margin that the figure sets itself wins over the page's.
  const under = (own, page) => {
    const merged = { ...page, ...own };
    for (const key of Object.keys(page))
      if (own && own[key] && page[key].constructor === Object && own[key].constructor === Object) merged[key] = under(own[key], page[key]);
    return merged;
  };

  return layout => {
    const axis = { gridcolor: colour("--line"), zerolinecolor: colour("--line"), linecolor: colour("--line"), automargin: true };
    const page = {
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { color: colour("--text"), family: getComputedStyle(document.body).fontFamily, size: 13 },
      colorway: colour("--series").split(" "),
      hoverlabel: { bgcolor: colour("--panel"), bordercolor: colour("--line"), font: { color: colour("--text") } },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: colour("--quiet"), activecolor: colour("--accent") },
      margin: { l: 56, r: 24, t: layout.title ? 56 : 24, b: 48 },
      autosize: true,
    };
    for (const name of ["xaxis", "yaxis", ...Object.keys(layout).filter(key => /^[xy]axis\d+$/.test(key))]) page[name] = { ...axis }; // Plotly writes into each: never one object for two
    return under(layout, page);
  };
})();
