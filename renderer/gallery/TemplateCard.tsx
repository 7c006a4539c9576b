import { UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { Template } from '#app/contract/index.ts';
import { t, useLanguage } from '../language/index.ts';
import { drawGraph, GraphPicture, pictureColors } from '../picture/index.ts';
import classes from './Gallery.module.css';

interface TemplateCardProps {
  readonly template: Template;
  readonly onChoose: () => void;
  /** Further actions. */
  readonly children?: ReactNode;
}

/** A template: its picture, name and description. */
export function TemplateCard({ template, onChoose, children }: TemplateCardProps) {
  const { id, kind, document } = template;
  const say = (text: string) => (kind === 'own' ? text : t(text));
  const spoken = useLanguage();
  const scheme = useComputedColorScheme('light');
  // biome-ignore lint/correctness/useExhaustiveDependencies: node names depend on the language
  const picture = useMemo(
    () => drawGraph(document, { colors: pictureColors(scheme), isTransparent: true, isFar: true }),
    [document, scheme, spoken],
  );
  return (
    <li className={classes.item}>
      <UnstyledButton className={classes.card} data-testid={`template-${id}`} onClick={onChoose}>
        <span className={classes.picture}>
          {document.nodes.length > 0 ? <GraphPicture picture={picture} /> : <IconPlus size={28} stroke={1.4} />}
        </span>
        <span className={classes.name}>{say(template.name)}</span>
        <span className={classes.sentence}>{say(template.description)}</span>
      </UnstyledButton>
      {children}
    </li>
  );
}
