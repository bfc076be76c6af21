// What a person does in JupyterLab: open a notebook, run it, scroll, type into a cell, look.
import { ask } from "./server.mjs";

const RUN_SECONDS = 240; // all cells of chapter 00, on a slow machine
const CELL_SECONDS = 60;
const TYPESET_SECONDS = 90;
const OPEN_SECONDS = 90;
const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

const panel = ".jp-NotebookPanel:not(.lm-mod-hidden)";

export async function openNotebook(page, server, path) {
  await page.goto(`${server.url}/lab/tree/${path}?token=${server.token}&reset`);
  await page.waitForSelector(`${panel} .jp-Cell`, { timeout: OPEN_SECONDS * 1000 });
  await kernelIs(server, path, "idle", OPEN_SECONDS);
  await page.waitForFunction(() => !document.querySelector("#jupyterlab-splash"));
}

// Menu › item, or menu › submenu › item, with the mouse.
export async function menu(page, name, ...labels) {
  await page.locator(".lm-MenuBar-item", { hasText: new RegExp(`^${name}$`) }).click();
  for (const label of labels) {
    const words = page.locator(".lm-Menu-itemLabel", { hasText: new RegExp(`^${label}$`) });
    await page.locator(".lm-Menu-item", { has: words }).last().click();
  }
}

export async function runAll(page, server, path) {
  await menu(page, "Run", "Run All Cells");
  await kernelIs(server, path, "busy", 20).catch(() => {}); // a short run may be over already
  await settled(page, server, path, RUN_SECONDS);
}

export async function save(page, server, path) {
  const before = (await ask(server, `/api/contents/${path}?content=0`)).last_modified;
  await page.keyboard.press("Control+s");
  await until(`${path} is saved`, 20, async () =>
    (await ask(server, `/api/contents/${path}?content=0`)).last_modified !== before);
  return (await ask(server, `/api/contents/${path}`)).content;
}

// The kernel has nothing to do, and no cell on the page waits for it.
async function settled(page, server, path, seconds) {
  await until("all cells have run", seconds, async () =>
    (await kernelState(server, path)) === "idle" &&
    (await page.locator(`${panel} .jp-InputPrompt`, { hasText: "[*]:" }).count()) === 0);
}

async function kernelState(server, path) {
  const sessions = await ask(server, "/api/sessions");
  return sessions.find((session) => session.path === path)?.kernel?.execution_state;
}

function kernelIs(server, path, state, seconds) {
  return until(`the kernel is ${state}`, seconds, async () =>
    (await kernelState(server, path)) === state);
}

async function until(what, seconds, test) {
  const end = Date.now() + seconds * 1000;
  while (!(await test())) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain until ${what}`);
    await sleep(0.25);
  }
}

// All cells of the notebook, in reading order (see WHOLE_PAGE in server.mjs).
export const cells = (page) => page.locator(`${panel} .jp-Cell`);

// The first cell that holds this text, scrolled to the top of the page.
export async function findCell(page, text) {
  const cell = cells(page).filter({ hasText: text }).first();
  await cell.waitFor({ state: "attached", timeout: CELL_SECONDS * 1000 });
  await cell.evaluate((box) => box.scrollIntoView({ block: "start" }));
  return cell;
}

// Formulas are set one by one after a notebook opens: wait until none is left as it was typed.
export async function typesetting(page) {
  const raw = () => page.locator(`${panel} .jp-RenderedMarkdown`).evaluateAll((boxes) =>
    boxes.filter((box) => {
      const bare = box.cloneNode(true);
      bare.querySelectorAll("code, mjx-container").forEach((part) => part.remove());
      return /\$\$|\\begin\{|\\tag\{/.test(bare.textContent);
    }).length);
  await until("all formulas are set", TYPESET_SECONDS, async () => (await raw()) === 0);
}

// Put another text into a code cell, run it, and return what it printed.
export async function answer(page, server, path, cell, source) {
  await cell.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(source);
  await page.keyboard.press("Shift+Enter");
  await sleep(0.5);
  await settled(page, server, path, CELL_SECONDS);
  return cell.locator(".jp-OutputArea").innerText();
}

export async function darkTheme(page) {
  await menu(page, "Settings", "Theme", "JupyterLab Dark");
  await page.waitForSelector('body[data-jp-theme-light="false"]', { state: "attached", timeout: 20_000 });
}
