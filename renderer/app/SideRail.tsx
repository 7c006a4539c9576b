import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { t } from '../language/index.ts';
import classes from './SideRail.module.css';

/** The folded panel on the right. */
export function SideRail({ label, onOpen }: { readonly label: string; readonly onOpen: () => void }) {
  return (
    <Tooltip label={t('Open {{label}}', { label })} position="left">
      <UnstyledButton className={classes.rail} aria-label={t('Open {{label}}', { label })} onClick={onOpen}>
        <IconLayoutSidebarRightExpand size={17} stroke={1.6} />
        <span className={classes.label}>{label}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
