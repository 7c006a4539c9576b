import { useEffect, useRef, useState } from 'react';
import { chordOf, shortcutText } from '../shortcuts/index.ts';

/** Timeout for a second chord. */
const NEXT_KEY_MS = 900;
const LONGEST = 2;

/** Records a shortcut of one chord or two in a row. Escape cancels. */
export function useRecorder(onRecorded: (shortcut: string) => void) {
  const [chords, setChords] = useState<readonly string[] | null>(null);
  const recorded = useRef(onRecorded);
  recorded.current = onRecorded;
  useEffect(() => {
    if (chords === null) return;
    const finish = () => {
      setChords(null);
      if (chords.length > 0) recorded.current(chords.join(' '));
    };
    if (chords.length >= LONGEST) return finish();
    const timer = chords.length > 0 ? setTimeout(finish, NEXT_KEY_MS) : undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      // Hides these keys from the dialog and from commands.
      event.preventDefault();
      event.stopImmediatePropagation();
      const chord = chordOf(event);
      if (event.key === 'Escape') setChords(null);
      else if (chord !== undefined && !event.repeat) setChords([...chords, chord]);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, [chords]);
  return {
    isRecording: chords !== null,
    /** The pressed chords so far, as text. */
    soFar: chords && chords.length > 0 ? `${shortcutText(chords.join(' '))} …` : undefined,
    toggle: () => setChords((before) => (before === null ? [] : null)),
  };
}
