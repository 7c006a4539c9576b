import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { message } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';

/** Asks whether to delete a removed run, which cannot be undone. */
export function confirmErasure(name: string, onConfirm: () => void): void {
  modals.openConfirmModal({
    title: <Spoken of={message('Delete run for good?')} />,
    children: (
      <Text fz="sm">
        <Spoken
          of={message('“{{name}}” will be deleted with its curves, weights and histories. This cannot be undone.', { name })}
        />
      </Text>
    ),
    labels: { confirm: <Spoken of={message('Delete run')} />, cancel: <Spoken of={message('Cancel')} /> },
    confirmProps: { color: 'red' },
    onConfirm,
  });
}
