// A JupyterLab of our own: on a fresh learner's copy, a free port, a token, and a folder of its own
// for every setting, so that nobody's JupyterLab at home takes part.
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// JupyterLab keeps only the cells in sight in the page; here it keeps all, so that all can be read.
const WHOLE_PAGE = {
  file: "lab/user-settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings",
  text: '{"windowingMode": "none"}',
};
const START_SECONDS = 90;
const STOP_SECONDS = 15;
const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

// What `make lab` finds: the stored notebooks and the assets; then it makes my_course/ from them.
export function freshCourse(project, python) {
  const course = mkdtempSync(join(tmpdir(), "course-"));
  for (const folder of ["notebooks", "assets"]) {
    cpSync(join(project, folder), join(course, folder), { recursive: true });
  }
  execFileSync(python, ["notebooks/learner_copy.py"], { cwd: course, stdio: "ignore" });
  return course;
}

export async function startServer({ project, course, python, log }) {
  const port = await freePort();
  const token = randomBytes(16).toString("hex");
  const home = join(course, ".home");
  const settings = join(home, ".jupyter", WHOLE_PAGE.file);
  mkdirSync(dirname(settings), { recursive: true });
  writeFileSync(settings, WHOLE_PAGE.text);
  const flags = (process.env.LAB_FLAGS ?? "").split(/\s+/).filter(Boolean);
  const child = spawn(
    python,
    ["-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", `--port=${port}`, ...flags,
      "--ServerApp.port_retries=0", ...(process.getuid?.() === 0 ? ["--allow-root"] : [])],
    { cwd: course, env: environment(project, home, token), detached: true },
  );
  const lines = createWriteStream(log);
  child.stdout.pipe(lines);
  child.stderr.pipe(lines);
  const server = { url: `http://127.0.0.1:${port}`, token, course, child, log };
  try {
    await answer(server, "/api/status", START_SECONDS);
  } catch (error) {
    await stopServer(server);
    throw error;
  }
  return server;
}

// Nothing of JUPYTER_… or of the user's home; the library comes from the project under test.
function environment(project, home, token) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(JUPYTER|IPYTHON)/.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    IPYTHONDIR: join(home, "ipython"),
    JUPYTER_TOKEN: token, // not on the command line, where every user of the machine could read it
    PYTHONPATH: project,
  };
}

export async function ask(server, path, options = {}) {
  const response = await fetch(server.url + path, {
    ...options,
    headers: { Authorization: `token ${server.token}` },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.status === 200 ? response.json() : null;
}

// Ask until there is an answer; the server needs some seconds to start.
async function answer(server, path, seconds) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await ask(server, path);
    } catch (error) {
      if (server.child.exitCode !== null) throw new Error(`JupyterLab stopped: see ${server.log}`);
      if (Date.now() > end) throw new Error(`No JupyterLab after ${seconds} s: see ${server.log}`);
      await sleep(0.3);
    }
  }
}

// Ask it to stop (which ends its kernels), and end it if it does not.
export async function stopServer(server) {
  const gone = new Promise((done) => server.child.once("exit", done));
  if (server.child.exitCode === null) {
    await ask(server, "/api/shutdown", { method: "POST" }).catch(() => {});
    const late = sleep(STOP_SECONDS).then(() => "late");
    if ((await Promise.race([gone, late])) === "late") kill(server);
  }
  rmSync(server.course, { recursive: true, force: true });
}

export function kill(server) {
  try {
    process.kill(-server.child.pid, "SIGKILL"); // its whole group: the kernels too
  } catch {
    // it is gone already
  }
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
