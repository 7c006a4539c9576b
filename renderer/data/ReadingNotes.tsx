import { IconInfoCircle } from '@tabler/icons-react';
import { english } from '#engine/messages/index.ts';
import { type Message, say, t } from '../language/index.ts';
import classes from './Data.module.css';

/** Decisions made in reading a file, a sentence each. */
export function ReadingNotes({ notes }: { readonly notes: readonly Message[] }) {
  if (notes.length === 0) return null;
  return (
    <div className={classes.notes} data-testid="reading-notes">
      <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
      <ul aria-label={t('Reading notes')} data-selectable>
        {notes.map((note) => (
          <li key={english(note)}>{say(note)}</li>
        ))}
      </ul>
    </div>
  );
}
