import { start } from './.hands_shot.mjs';

const { page, stop } = await start();
await page.getByTestId('example-iris').click();
await page.getByTestId('node-scores').waitFor();
await page.waitForTimeout(600);
const info = await page.evaluate(() =>
  [...document.querySelectorAll('.react-flow__edge')].map((e) => [
    e.dataset.id,
    [...e.querySelectorAll('.react-flow__edgeupdater')].map((c) => {
      const r = c.getBoundingClientRect();
      const x = r.x + r.width / 2,
        y = r.y + r.height / 2;
      const t = document.elementFromPoint(x, y);
      return [c.getAttribute('class'), r.width, x, y, t?.getAttribute('class')];
    }),
  ]),
);
console.log(JSON.stringify(info, null, 1));
await stop();
