import { type Message, say, useLanguage } from '../language/index.ts';

/** Words that follow the language, wherever they are kept: in the title of a dialog that is open, say. */
export function Spoken({ of }: { readonly of: Message | string }) {
  useLanguage();
  return say(of);
}
