import { type MessageValue, say, useLanguage } from '../language/index.ts';

/** Text that follows language changes even where it is stored, such as in the title of an open dialog. */
export function Spoken({ of }: { readonly of: MessageValue }) {
  useLanguage();
  return say(of);
}
