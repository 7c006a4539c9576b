import type { SettingsStore } from './settings.ts';

/** Keeps the size of the page's text at what is chosen: in percent of the browser's own, so that the system's larger text counts too. */
export function applyTextSize(settings: SettingsStore): void {
  const apply = () => {
    const { textSize } = settings.getState();
    const { style } = document.documentElement;
    style.fontSize = textSize === 100 ? '' : `${textSize}%`;
    scale = undefined;
    style.setProperty('--bw-text-scale', `${textScale()}`);
  };
  apply();
  settings.subscribe(apply);
}

/** Read once for each choice: to ask the page makes it work out its styles, and the canvas asks in every frame. */
let scale: number | undefined;

/** How much larger than usual text is: by the system, the browser and the settings together. */
export function textScale(): number {
  scale ??= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return scale;
}
