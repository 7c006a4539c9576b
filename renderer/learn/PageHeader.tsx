import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Prose } from '../kit/surface/index.ts';
import { t } from '../language/index.ts';
import type { IconComponent } from '../theme/glyph.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './Learn.module.css';

export interface PageHeaderProps {
  readonly icon: IconComponent;
  readonly title: string;
  /** The kind of page, in a word or two; and its name in documents. */
  readonly kind: string;
  readonly name?: string;
  readonly summary: string;
  readonly action?: ReactNode;
}

/** The title of a page, with back and forward buttons. */
export function PageHeader({ icon: Icon, title, kind, name, summary, action }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <Group gap={10} wrap="nowrap" align="center">
        <span className={classes.mark}>
          <Icon size={22} stroke={1.75} />
        </span>
        <div className={classes.titles}>
          <h2>{title}</h2>
          <p className={classes.kind}>
            {kind}
            {name && <code data-selectable>{name}</code>}
          </p>
        </div>
        <Turning />
        {action}
      </Group>
      <p className={classes.summary} data-selectable>
        <Prose text={summary} />
      </p>
    </header>
  );
}

function Turning() {
  const { learn } = useWorkbench();
  const { visited, at } = useStore(learn);
  return (
    <Group gap={2} wrap="nowrap" className={classes.turning}>
      <Tooltip label={t('Previous page (Alt+←)')}>
        <ActionIcon aria-label={t('Back')} data-testid="page-back" disabled={at === 0} onClick={learn.back}>
          <IconArrowLeft size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('Next page (Alt+→)')}>
        <ActionIcon
          aria-label={t('Forward')}
          data-testid="page-forward"
          disabled={at === visited.length - 1}
          onClick={learn.forward}
        >
          <IconArrowRight size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
