// Steps through a notebook in the classic Jupyter Notebook in headless Chromium, as a person does: opens it, runs all cells, waits
// for the Plotly chart, interrupts the last cell, restarts, runs on. Says what it saw as one line of JSON, and leaves screenshots.
//
//   node classic_notebook.mjs http://127.0.0.1:8899/notebooks/some.ipynb out-folder folder-of-playwright-core chromium
//
// The notebook shows one figure, and its last cell shows "step N" until it is interrupted. Needs playwright-core of npm.
import { createRequire } from "node:module";

const [address, out, modules, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)("playwright-core");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1100, height: 1300 } });
const heard = [];
page.on("console", message => heard.push(message.text()));
page.on("pageerror", error => heard.push(`${error}`));
try {
  console.log(JSON.stringify(await steps()));
} catch (error) {
  await page.screenshot({ path: `${out}/failed.png` });
  console.error(`${error}\nThe page said:\n${heard.join("\n")}\nIt shows:\n${await page.evaluate(() => document.body.innerText)}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}

async function steps() {
  page.setDefaultTimeout(120000);
  const seen = {};
  const shows = text => page.waitForFunction(t => document.body.innerText.includes(t), text);
  const step = () => page.evaluate(() => Number(/step (\d+)/.exec(document.body.innerText)[1]));

  await page.goto(address);
  await page.waitForFunction(() => window.Jupyter?.notebook?.kernel?.is_connected());
  seen.kernel = await page.evaluate(() => Jupyter.notebook.kernel.name);
  seen.questions = await page.evaluate(() => document.querySelectorAll(".modal.in").length);

  await page.evaluate(() => Jupyter.notebook.execute_all_cells());
  await page.waitForSelector(".js-plotly-plot .main-svg");
  seen.bars = await page.evaluate(() => document.querySelectorAll(".js-plotly-plot .bars .point path").length);
  await page.waitForFunction(() => /step [1-9]/.test(document.body.innerText));
  await page.screenshot({ path: `${out}/running.png` });

  await page.evaluate(() => Jupyter.notebook.kernel.interrupt());
  await shows("Interrupted");
  const stopped = await step();
  await page.waitForTimeout(500);
  seen.stays = stopped === await step();
  seen.error = await page.evaluate(() => document.querySelector(".output_error").innerText);
  await page.screenshot({ path: `${out}/interrupted.png` });

  await run("kept");
  seen.kept = await lastResult();
  await page.evaluate(() => new Promise((done, failed) => Jupyter.notebook.kernel.restart(done, failed)));
  await page.waitForFunction(() => Jupyter.notebook.kernel.is_connected());
  await run("1 + 1");
  seen.restarted = await lastResult();
  await run("kept");
  await shows("CS0103");
  await page.screenshot({ path: `${out}/restarted.png` });
  return seen;
}

function run(code) {
  return page.evaluate(text => {
    Jupyter.notebook.insert_cell_at_bottom("code").set_text(text);
    Jupyter.notebook.execute_cells([Jupyter.notebook.ncells() - 1]);
  }, code);
}

async function lastResult() {
  await page.waitForFunction(() => Jupyter.notebook.get_cells().at(-1).output_area.outputs.some(output => output.output_type === "execute_result"));
  return page.evaluate(() => Jupyter.notebook.get_cells().at(-1).output_area.outputs[0].data["text/plain"]);
}
