// Opens a notebook in the classic Jupyter Notebook in headless Chromium: runs all cells, waits for a Plotly chart, interrupts the
// last cell, restarts, and leaves screenshots to look at.
//
//   npm install --no-save puppeteer-core            (in a folder of your own)
//   jupyter-notebook --no-browser --port 8899 --NotebookApp.token= --notebook-dir folder
//   node classic_notebook.mjs http://127.0.0.1:8899/notebooks/some.ipynb out-folder
//
// The notebook shows a figure, and its last cell shows "step N" for long enough to be interrupted.
import puppeteer from "puppeteer-core";

const [address, out] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.setViewport({ width: 1100, height: 1500 });
const until = (what, condition, ...values) =>
  page.waitForFunction(condition, { timeout: 60000 }, ...values).then(() => console.log(what));
const says = text => page.waitForFunction(t => document.body.innerText.includes(t), { timeout: 30000 }, text);

await page.goto(address);
await until("connected", () => window.Jupyter?.notebook?.kernel?.is_connected());
console.log("kernel:", await page.evaluate(() => Jupyter.notebook.kernel.name), "questions:", await page.evaluate(() => document.querySelectorAll(".modal.in").length));
await page.evaluate(() => Jupyter.notebook.execute_all_cells());
await until("chart drawn", () => document.querySelector(".js-plotly-plot .main-svg"));
await until("last cell runs", () => /step \d+/.test(document.body.innerText));
await page.screenshot({ path: `${out}/running.png` });

const started = Date.now();
await page.evaluate(() => Jupyter.notebook.kernel.interrupt());
await says("Interrupted");
console.log("interrupted after", Date.now() - started, "ms");
const step = () => page.evaluate(() => /step \d+/.exec(document.body.innerText)[0]);
const before = await step();
await new Promise(done => setTimeout(done, 1000));
console.log("stays stopped:", before === await step());
await page.screenshot({ path: `${out}/interrupted.png` });

await page.evaluate(() => new Promise((done, failed) => Jupyter.notebook.kernel.restart(done, failed)));
await until("restarted", () => Jupyter.notebook.kernel.is_connected());
await page.evaluate(() => {
  Jupyter.notebook.insert_cell_at_bottom("code").set_text("1 + 1");
  Jupyter.notebook.execute_cells([Jupyter.notebook.ncells() - 1]);
});
await until("runs again", () => [...document.querySelectorAll(".output_result")].at(-1)?.innerText.trim() === "2");
await page.screenshot({ path: `${out}/restarted.png` });
await browser.close();
