// Compile formulas with KaTeX (VS Code, GitHub's subset) and with MathJax (JupyterLab): test_typesetting.py.
// Reads a JSON list of {latex, display} from standard input; writes the list of faults, in words.
import katex from "katex";
import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js";
import { RegisterHTMLHandler } from "mathjax-full/js/handlers/html.js";
import { TeX } from "mathjax-full/js/input/tex.js";
import { AllPackages } from "mathjax-full/js/input/tex/AllPackages.js";
import { mathjax } from "mathjax-full/js/mathjax.js";
import { SVG } from "mathjax-full/js/output/svg.js";

RegisterHTMLHandler(liteAdaptor());
const refuse = (_, error) => { throw error; };
// As JupyterLab configures it; `noundefined` would only colour an unknown command red.
const packages = AllPackages.filter((name) => name !== "noundefined" && name !== "noerrors");

function withKatex({ latex, display }) {
  katex.renderToString(latex, { displayMode: display, throwOnError: true, strict: "error" });
}

const input = new TeX({ packages, formatError: refuse });
const page = mathjax.document("", { InputJax: input, OutputJax: new SVG() });

function withMathJax({ latex, display }) {
  input.reset(); // the numbers of equations begin anew
  page.convert(latex, { display });
}

let text = "";
for await (const part of process.stdin) text += part;
const faults = [];
for (const formula of JSON.parse(text)) {
  for (const [engine, compile] of [["KaTeX", withKatex], ["MathJax", withMathJax]]) {
    try {
      compile(formula);
    } catch (error) {
      faults.push(`${engine} refuses ${formula.latex}: ${error.message}`);
    }
  }
}
process.stdout.write(JSON.stringify(faults));
