// Opens a briefing from disk with the network off, and stops at the first thing that is not as it should be.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [chromium, file, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const url = pathToFileURL(file).href;
const must = (holds, words) => {
  if (!holds) throw new Error(words);
  console.log(`ok: ${words}`);
};

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  const said = [];
  const asked = [];
  page.on("console", (line) => said.push(line.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  await page.setOfflineMode(true);
  await page.setViewport({ width: 1280, height: 900 });
  const begun = Date.now();
  await page.goto(url, { waitUntil: "load" });
  console.log(`opened in ${Date.now() - begun} ms, ${readFileSync(file).length} bytes`);

  // Filters, by keyboard alone.
  const left = () => page.$$eval(".claim:not([hidden])", (claims) => claims.filter((claim) => !claim.closest("[hidden]")).length);
  const all = await left();
  let ticked = 0;
  for (let press = 0; press < 200 && ticked < 2; press += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => document.activeElement.name ?? "");
    if (name === (ticked === 0 ? "t" : "r")) {
      await page.keyboard.press("Space");
      ticked += 1;
      const now = await left();
      must(now < all, `by keyboard, ${ticked} of the filters ticked leave ${now} of ${all} claims`);
    }
  }
  must(ticked === 2, "two filters are reached with the Tab key");
  await page.$eval("#filter", (form) => form.reset());
  await page.waitForFunction((all) => document.querySelectorAll(".claim:not([hidden])").length === all, {}, all);
  must((await left()) === all, "what was hidden comes back");

  // A quote leads to its place in the document.
  const target = await page.$eval("a.quote", (link) => {
    link.click();
    return link.hash.slice(1);
  });
  const marked = await page.evaluate(() => document.querySelector("mark:target")?.id);
  must(marked === target, "a quote opens its place in the document");

  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const [width, height] of [[1280, 900], [390, 844]]) {
      await page.setViewport({ width, height });
      await page.goto(url, { waitUntil: "load" });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      must(wide <= width, `nothing is cut off at ${width} px (${wide})`);
      const found = await page.evaluate(`${axe}; axe.run()`);
      for (const { impact, id, nodes } of found.violations) console.log(`axe: ${impact} ${id}: ${nodes.length}, ${nodes[0].html.slice(0, 160)}`);
      must(!found.violations.some(({ impact }) => ["serious", "critical"].includes(impact)), `axe finds nothing serious, ${scheme}, ${width} px`);
      await page.screenshot({ path: `${folder}/${width}-${scheme}.png` });
      await page.screenshot({ path: `${folder}/${width}-${scheme}-long.png`, clip: { x: 0, y: 0, width, height: 6000 } });
    }
  }
  await page.pdf({ path: `${folder}/briefing.pdf`, format: "A4", preferCSSPageSize: true });
  await page.setJavaScriptEnabled(false);
  await page.goto(url, { waitUntil: "load" });
  must(await page.$eval("#filter", (form) => form.hidden), "without a script no filter is offered");
  must(said.length === 0, `the console is silent ${said.join(" | ")}`);
  must(asked.every((one) => one.split("#")[0] === url), `nothing but the page is asked for ${asked.filter((one) => one.split("#")[0] !== url)}`);
} finally {
  await browser.close();
}
