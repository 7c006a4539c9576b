import type { CSSProperties } from 'react';
import { CATEGORY_TINTS, COMMENT_TINT, FRAME_TINTS, NOTE_TINT } from '../theme/colors.ts';
import { COMMENT, FRAME, LINE, NODE, PORT, TEXTS, WIRE } from './look.ts';

const units = (length: number) => `${length}px`;
const percent = (share: number) => `${100 * share}%`;

/** Dimensions of drawings as CSS variables; positions and texts are in the drawings themselves. */
export const DRAWING_VARIABLES = {
  '--name-size': units(TEXTS.name.size),
  '--body-size': units(TEXTS.body.size),
  '--small-size': units(TEXTS.small.size),
  '--far-size': units(TEXTS.far.size),
  '--text-line': units(LINE),
  '--name-weight': TEXTS.name.weight,
  '--node-border': units(NODE.border),
  '--node-radius': units(NODE.radius),
  '--node-bar': units(NODE.bar),
  '--node-right': units(NODE.padding.right),
  '--node-pile': units(NODE.pile),
  '--node-below': units(NODE.below.operations),
  '--bypass-width': units(NODE.bypass.width),
  '--bypass-dash': units(NODE.bypass.dash),
  '--bypass-period': units(NODE.bypass.dash + NODE.bypass.gap),
  '--chip-radius': units(NODE.chip.radius),
  '--port-reach': units(PORT.reach),
  '--port-inset': units(PORT.reach / 2 - PORT.radius),
  '--port-line': units(PORT.line),
  '--wire-width': WIRE.width,
  '--frame-border': units(FRAME.border),
  '--frame-radius': units(FRAME.radius),
  '--title-radius': units(FRAME.title.radius),
  '--comment-border': units(COMMENT.border),
  '--comment-radius': units(COMMENT.radius),
  '--chip-tint': percent(CATEGORY_TINTS.chip),
  '--far-tint': percent(CATEGORY_TINTS.far),
  '--note-tint': percent(NOTE_TINT),
  '--comment-tint': percent(COMMENT_TINT),
  '--frame-tint': percent(FRAME_TINTS.plain),
  '--frame-color-tint': percent(FRAME_TINTS.colored),
} as CSSProperties;
