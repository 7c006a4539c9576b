import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { message } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';

/** Asks whether to remove a sweep, which cannot be undone. */
export function confirmRemoval(name: string, onConfirm: () => void): void {
  modals.openConfirmModal({
    title: <Spoken of={message('Remove sweep?')} />,
    children: (
      <Text fz="sm">
        <Spoken of={message('“{{name}}” will be removed with its list of trials. Their runs are kept.', { name })} />
      </Text>
    ),
    labels: { confirm: <Spoken of={message('Remove sweep')} />, cancel: <Spoken of={message('Cancel')} /> },
    confirmProps: { color: 'red' },
    onConfirm,
  });
}
