import { z } from 'zod';
import { type GraphDocument, graphSchema } from '#engine/graph/index.ts';
import { message } from '../../language/index.ts';
import { type Client, present, WindowError } from '../connection/index.ts';
import type { OpenGraphs } from './openGraphs.ts';
import { parseStored } from './storedDocument.ts';

/** Documents with unsaved changes, by graph, taken to another address of the app: a browser stores drafts for one address only. */
export type Handover = Readonly<Record<string, GraphDocument>>;

const handoverSchema = z.record(z.string(), graphSchema);

/** Chrome's limit is 2 MB. */
const LONGEST_ADDRESS = 1_900_000;

/**
 * The part of an address that carries unsaved changes. It stays in the browser.
 * @param token of the new address, which shows that a person entered it
 * @param longest its limit in characters
 * @throws WindowError handover.tooLarge
 */
export async function writeHandover(token: string, unsaved: Handover, longest = LONGEST_ADDRESS): Promise<string> {
  if (Object.keys(unsaved).length === 0) return '';
  const fragment = `#${new URLSearchParams({ token, unsaved: await compress(JSON.stringify(unsaved)) })}`;
  if (fragment.length <= longest) return fragment;
  throw new WindowError('handover.tooLarge', message('The unsaved changes are too large to take to another address'), {
    fix: message('Save them as files first, and open these there.'),
  });
}

/** Takes unsaved changes out of the page's address. Ignores those that come without this server's token. */
export async function takeHandover(): Promise<Handover> {
  const parts = new URLSearchParams(window.location.hash.slice(1));
  const [token, unsaved] = [parts.get('token'), parts.get('unsaved')];
  if (token === null || unsaved === null) return {};
  window.history.replaceState(null, '', window.location.pathname);
  if ((await present(token)) !== 200) return {};
  const text = await decompress(unsaved).catch(() => '');
  return handoverSchema.safeParse(parseStored(text)).data ?? {};
}

/** Shows the graphs of a handover. One that this database does not have becomes a new graph. */
export async function openHandover(client: Client, openGraphs: OpenGraphs, unsaved: Handover): Promise<void> {
  const stored = new Set((await client.graphs.list()).map(({ id }) => id));
  for (const [id, document] of Object.entries(unsaved)) {
    await (stored.has(id) ? openGraphs.open(id) : openGraphs.create(document));
  }
}

async function compress(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function decompress(encoded: string): Promise<string> {
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
}
