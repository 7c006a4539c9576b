import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarRightCollapse } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import classes from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly side: 'left' | 'right';
  readonly onFold: () => void;
  /** Subject of the content: a new one scrolls to the top. */
  readonly subject?: string;
  /** Fixed above the scrolling content. */
  readonly top?: ReactNode;
  readonly children: ReactNode;
}

/** A side panel: its title, a fold button, and scrolling content. */
export function Panel({ title, side, onFold, subject, top, children }: PanelProps) {
  const scrolled = useRef<HTMLDivElement>(null);
  const isScrolled = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new subject scrolls to the top
  useEffect(() => {
    // Scrolling would lay the page out before its time.
    if (isScrolled.current) scrolled.current?.scrollTo({ top: 0 });
  }, [subject]);
  const Icon = side === 'left' ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarRightCollapse;
  return (
    <aside className={classes.panel} aria-label={title}>
      <Group className={classes.title} justify="space-between" wrap="nowrap">
        <h2>{title}</h2>
        <Tooltip label={t('Collapse this panel')}>
          <ActionIcon aria-label={t('Collapse {{title}}', { title })} onClick={onFold}>
            <Icon size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {top}
      <Scroll
        ref={scrolled}
        className={classes.content}
        axis="y"
        isSteady
        onScroll={({ currentTarget }) => {
          isScrolled.current = currentTarget.scrollTop > 0;
        }}
      >
        {children}
      </Scroll>
    </aside>
  );
}
