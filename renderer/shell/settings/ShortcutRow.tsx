import { ActionIcon, Button, Group, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import type { Commands } from '../../workbench/commands/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { assignKeys, chordOf, findConflicts, Keys, resetKeys, shortcutText } from '../../workbench/shortcuts/index.ts';
import classes from './ShortcutRow.module.css';

/**
 * The shortcut of one command: a click records a new one. A conflict names the other command, and the shortcut can be reassigned.
 */
export function ShortcutRow({ id, commands }: { readonly id: string; readonly commands: Commands<string> }) {
  const { settings } = useWorkbench();
  const own = useStore(settings, ({ keys }) => keys);
  const [wanted, setWanted] = useState<string | null>(null);
  const { label, keys = [], isNative } = commands[id];
  const assign = (shortcut: string) => {
    settings.setState({ keys: { ...assignKeys(shortcut, id, commands, own) } as Record<string, string[]> });
    setWanted(null);
  };
  const recorder = useRecorder((shortcut) => {
    if (findConflicts(shortcut, id, commands, own).length > 0) setWanted(shortcut);
    else assign(shortcut);
  });
  const [first] = keys;
  const rivals = wanted === null ? [] : findConflicts(wanted, id, commands, own);
  return (
    <div className={classes.row} data-testid={`shortcut-${id}`}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fz="sm">{label}</Text>
        {isNative ? (
          <Tooltip label={t('These keys are reserved by the system')}>
            <Group className={classes.fixed}>{first !== undefined && <Keys shortcut={first} />}</Group>
          </Tooltip>
        ) : (
          <Group gap={2} wrap="nowrap">
            <Button
              variant={recorder.isRecording ? 'light' : 'subtle'}
              color={recorder.isRecording ? 'forward' : 'gray'}
              size="compact-sm"
              onClick={recorder.toggle}
            >
              <VisuallyHidden>
                {first === undefined
                  ? t('Record shortcut for {{label}}', { label })
                  : t('Edit shortcut for {{label}}', { label })}
              </VisuallyHidden>
              {recorder.isRecording ? (
                (recorder.soFar ?? t('Press keys'))
              ) : first === undefined ? (
                <Text span fz="xs" c="dimmed">
                  {t('no shortcut')}
                </Text>
              ) : (
                <Keys shortcut={first} />
              )}
            </Button>
            <ActionIcon
              size="sm"
              aria-label={t('Reassign shortcut from {{label}}', { label })}
              disabled={first === undefined}
              onClick={() => settings.setState({ keys: { ...own, [id]: [] } })}
            >
              <IconX size={13} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={t('Reset shortcut for {{label}}', { label })}
              disabled={!(id in own)}
              onClick={() => settings.setState({ keys: { ...resetKeys(id, own) } as Record<string, string[]> })}
            >
              <IconArrowBackUp size={14} />
            </ActionIcon>
          </Group>
        )}
      </Group>
      {wanted !== null && rivals.length > 0 && (
        <Group gap="xs" role="alert" className={classes.conflict}>
          <Text fz="xs" flex={1}>
            {t('{{keys}} is already assigned to {{others}}', {
              keys: shortcutText(wanted),
              others: rivals.map((rival) => commands[rival].label).join(', '),
            })}
          </Text>
          {rivals.every((rival) => !commands[rival].isNative) && (
            <Button size="compact-xs" variant="light" onClick={() => assign(wanted)}>
              {t('Use here')}
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => setWanted(null)}>
            {t('Keep current shortcut')}
          </Button>
        </Group>
      )}
    </div>
  );
}

/** Timeout for a second chord. */
const NEXT_KEY_MS = 900;
const LONGEST = 2;

/** Records a shortcut of one chord or two in a row. Escape cancels. */
function useRecorder(onRecorded: (shortcut: string) => void) {
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
