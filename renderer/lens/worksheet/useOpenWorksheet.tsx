import { modals } from '@mantine/modals';
import { useMemo } from 'react';
import { message } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { useLens } from '../../workbench/index.ts';
import classes from './WorksheetDialog.module.css';
import { WorksheetDialog } from './WorksheetDialog.tsx';

const { inner = '', content = '', body = '' } = classes;
const PRINTED = { inner, content, body };

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
