// Work through chapter 00 in a real browser: run all cells, answer an exercise wrong and then right,
// look at every formula and listen to every request. Prints one line per claim.
//
//     bash tests/browser/run.sh        (installs what it needs, then runs this)
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import * as lab from "./lab.mjs";
import { freshCourse, kill, startServer, stopServer } from "./server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const project = resolve(here, "../..");
const python = resolve(here, process.env.PYTHON);
const pictures = join(project, "build", "browser");
const chapter = "my_course/00_start_here.ipynb";
const LIMIT_MINUTES = 12;

// What a reader must find in chapter 00 after "Run All Cells".
const TEXTS = [
  "king : queen = wizard : witch",
  "100% of 270 questions right",
  "row         → column",
  "(00.2) 5 values agree",
  "(00.2) value 2 differs from value 1",
  "Not attempted yet · 00.4 · The cosine",
];
// One exercise, answered as a learner might.
const EXERCISE = {
  name: "my_answer_00_6",
  wrong: 'my_answer_00_6 = "y_hat.T @ U.T"\n\ncheck("00.6", my_answer_00_6)',
  named: "Lying down",
  right: 'my_answer_00_6 = "U @ y_hat"\n\ncheck("00.6", my_answer_00_6)',
};
// Places for a person to look at: [name of the picture, text of a cell].
const PLACES = [
  ["first_cell", "text.planted_sentences("],
  ["map", "plots.word_map("],
  ["real_text", "docstring_sentences()"],
  ["noise", "What is only noise"],
  ["six_models", "sgd.train("],
  ["table", "plots.heatmap("],
  ["letters", "number of words"],
  ["formula", "the law of cosines"],
  ["outcomes", "for attempt in"],
  ["exercise", EXERCISE.name],
  ["index", "index.equation_index()"],
];

let passed = 0;
let failed = 0;

function claim(what, faults = []) {
  const good = faults.length === 0;
  good ? passed++ : failed++;
  console.log(`${good ? "ok  " : "FAIL"} ${what}`);
  for (const fault of faults.slice(0, 20)) console.log(`       ${fault}`);
}

async function main() {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const course = freshCourse(project, python);
  const server = await startServer({ project, course, python, log: join(pictures, "server.log") });
  const stop = () => { kill(server); process.exit(1); };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const watch = setTimeout(() => {
    console.log(`FAIL not finished after ${LIMIT_MINUTES} minutes`);
    stop();
  }, LIMIT_MINUTES * 60_000);
  let browser;
  try {
    browser = await startBrowser(join(course, ".browser"));
    await learn(browser, server);
  } finally {
    await browser?.close();
    await stopServer(server);
    clearTimeout(watch);
  }
}

// A new profile, and no way to any other host even if something asked for one.
function startBrowser(profile) {
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM,
    headless: true,
    viewport: { width: 1280, height: 900 },
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
}

async function learn(browser, server) {
  const { strangers, complaints } = listen(browser, server);
  const page = browser.pages()[0] ?? (await browser.newPage());
  await lab.openNotebook(page, server, chapter);
  await shoot(page, "start");
  claim("chapter 00 opens, with outputs cleared", await storedOutputs(page));

  await lab.runAll(page, server, chapter);
  const all = (await lab.cells(page).allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
  for (const text of TEXTS) claim(`the page says "${text}"`, all.includes(text) ? [] : ["it does not"]);

  await tryExercise(page, server);
  claim("no cell raised, none wrote to stderr", faultsOf(await lab.save(page, server, chapter)));
  for (const [name, text] of PLACES) await shootAt(page, name, text);
  await lab.darkTheme(page);
  for (const [name, text] of PLACES) await shootAt(page, `${name}_dark`, text);

  for (const file of readdirSync(join(server.course, "my_course")).sort()) {
    if (!file.endsWith(".ipynb")) continue;
    await lab.openNotebook(page, server, `my_course/${file}`);
    claim(`${file}: every formula and picture of the text shows`, await typeset(page));
  }
  claim("the page asked no other host for anything", [...strangers]);
  claim("the page reported no error", [...complaints]);
}

// Note every request that leaves this machine, and every error that a page reports.
function listen(browser, server) {
  const strangers = new Set();
  const complaints = new Set();
  const own = new URL(server.url).host;
  const note = (url) => {
    const { protocol, host } = new URL(url);
    if (!["data:", "blob:", "about:"].includes(protocol) && host !== own) strangers.add(url);
  };
  const follow = (page) => {
    page.on("websocket", (socket) => note(socket.url()));
    page.on("pageerror", (error) => complaints.add(String(error)));
  };
  browser.on("request", (request) => note(request.url()));
  browser.on("page", follow);
  browser.pages().forEach(follow);
  return { strangers, complaints };
}

async function storedOutputs(page) {
  const count = await lab.cells(page).locator(".jp-OutputArea-output").count();
  return count ? [`${count} outputs are there already`] : [];
}

async function tryExercise(page, server) {
  const cell = await lab.findCell(page, EXERCISE.name);
  const wrong = await lab.answer(page, server, chapter, cell, EXERCISE.wrong);
  const names = wrong.includes("Not yet") && wrong.includes(EXERCISE.named);
  claim("a wrong answer is told what is wrong", names ? [] : [wrong]);
  await shoot(page, "wrong_answer");
  const right = await lab.answer(page, server, chapter, cell, EXERCISE.right);
  claim("the right answer is correct", right.startsWith("Correct") ? [] : [right]);
}

function faultsOf(notebook) {
  const cells = notebook.cells.filter((cell) => cell.cell_type === "code");
  return cells.flatMap((cell) => [
    ...(cell.execution_count ? [] : [`never run: ${cell.source.slice(0, 60)}`]),
    ...cell.outputs
      .filter((output) => output.output_type === "error" || output.name === "stderr")
      .map((output) => `${output.ename ?? "stderr"}: ${output.evalue ?? output.text}`),
  ]);
}

// In every cell of text: no formula in red, none left as typed, no picture missing, nothing cut off.
async function typeset(page) {
  const late = await lab.typesetting(page).then(() => [], (error) => [error.message]);
  const faults = await lab.cells(page).evaluateAll((cells) =>
    cells.flatMap((cell, index) => {
      const box = cell.querySelector(".jp-RenderedMarkdown");
      if (!box) return [];
      const where = `cell ${index} ("${box.textContent.trim().slice(0, 40)}…")`;
      const red = box.querySelector("mjx-merror, [data-mjx-error]");
      const dead = [...box.querySelectorAll("img")].find((i) => i.complete && !i.naturalWidth);
      const over = box.scrollWidth - box.clientWidth;
      return [
        red && `${where} has a formula that MathJax refuses: ${red.textContent}`,
        dead && `${where} misses the picture ${dead.getAttribute("src")}`,
        over > 2 && `${where} is ${over} pixels wider than its column`,
      ].filter(Boolean);
    }));
  return [...late, ...faults];
}

async function shootAt(page, name, text) {
  await lab.findCell(page, text);
  await page.waitForTimeout(600);
  await shoot(page, name);
}

const shoot = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });

try {
  await main();
} catch (error) {
  claim("the test came to its end", [error.stack]);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
