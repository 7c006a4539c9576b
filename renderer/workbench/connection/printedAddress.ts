import { notAnAddress } from './connectionErrors.ts';

/** The address that a server prints when it starts. */
export interface PrintedAddress {
  readonly url: URL;
  readonly token: string;
}

/**
 * Reads a copied address, possibly with the words printed before it.
 * @throws WindowError connection.notAnAddress
 */
export function readPrintedAddress(entered: string): PrintedAddress {
  const [text = `http://${entered.trim()}`] = entered.match(/https?:\/\/\S+/) ?? [];
  const url = URL.parse(text);
  const token = url?.searchParams.get('token');
  if (!url || !token) throw notAnAddress();
  return { url, token };
}

/** True for two addresses of one port, even if they name the machine differently. */
export function isSamePort(one: Pick<URL, 'protocol' | 'port'>, other: Pick<URL, 'protocol' | 'port'>): boolean {
  return one.protocol === other.protocol && one.port === other.port;
}
