import { Group, Kbd, Text } from '@mantine/core';
import { Fragment } from 'react';
import { later, t } from '../language/index.ts';
import { describeShortcut } from './shortcut.ts';

/** Gestures other than keys; key names are shown as on the keyboard. */
const WORDS: ReadonlySet<string> = new Set([
  later('Double\u00a0click'),
  later('Middle\u00a0drag'),
  later('Drag'),
  later('drag'),
  later('click'),
  later('wheel'),
  later('arrow\u00a0keys'),
]);

export function Keys({ shortcut }: { readonly shortcut: string }) {
  return (
    <Group gap={3} wrap="nowrap" component="span" display="inline-flex">
      {describeShortcut(shortcut).map((keys, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: chords are identified by index
        <Fragment key={index}>
          {index > 0 && (
            <Text span fz="xs" c="dimmed">
              {t('then')}
            </Text>
          )}
          {keys.map((key) => (
            <Kbd key={key} size="xs">
              {WORDS.has(key) ? t(key) : key}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </Group>
  );
}
