(() => {
  const box = document.getElementById("#box"), figure = "#figure";
  const draw = plotly => {
    box.replaceChildren();
    plotly.newPlot(box, figure.data || [], figure.layout || {}, { responsive: true, displaylogo: false, ...figure.config });
  };
  if (window.Plotly) return draw(window.Plotly);
  const settings = document.getElementById("jupyter-config-data");
  const base = document.body.dataset.baseUrl || (settings && JSON.parse(settings.textContent).baseUrl) || "/";
  // One script element for however many figures wait for it. An AMD loader on the page must not take the library for itself.
  window.workbookPlotly = window.workbookPlotly || fetch(base + "#library".replace(/^\//, ""), { credentials: "same-origin" })
    .then(answer => answer.ok ? answer.text() : Promise.reject(new Error("no plotly.js")))
    .then(text => { new Function("define", "exports", "module", text).call(window); return window.Plotly; });
  window.workbookPlotly.then(draw).catch(() => { window.workbookPlotly = undefined; });
})();
