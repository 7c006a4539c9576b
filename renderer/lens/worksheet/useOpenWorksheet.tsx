import { modals } from '@mantine/modals';
import { useMemo } from 'react';
import { PRINTED } from '../../controls/printing/index.ts';
import { message } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { useLens } from '../../workbench/index.ts';
import { WorksheetDialog } from './WorksheetDialog.tsx';

/** Opens the worksheet of the pass that the lens shows. */
export function useOpenWorksheet(): () => void {
  const lens = useLens();
  return useMemo(
    () => () => {
      const { answered, selection } = lens.getState();
      if (!answered) return;
      modals.open({
        title: <Spoken of={message('Worksheet')} />,
        size: 'xl',
        classNames: PRINTED,
        children: <WorksheetDialog question={answered.question} selected={selection.address} />,
      });
    },
    [lens],
  );
}
