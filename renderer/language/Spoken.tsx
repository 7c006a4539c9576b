import { type MessageValue, say, useLanguage } from './index.ts';

/** Words that follow the language, wherever they are kept: in the title of a dialog that is open, say. */
export function Spoken({ of }: { readonly of: MessageValue }) {
  useLanguage();
  return say(of);
}
