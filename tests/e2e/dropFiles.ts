import type { Page } from 'playwright-core';

export interface Dropped {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Drops several files of any content onto the window together. */
export async function dropFiles(page: Page, ...files: readonly Dropped[]): Promise<void> {
  await page.evaluate(
    (given) => {
      const dataTransfer = new DataTransfer();
      for (const { name, bytes } of given) dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content)] })),
  );
}
