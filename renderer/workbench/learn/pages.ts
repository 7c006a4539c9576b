import { DOCUMENTED_DIAGNOSES } from '#engine/diagnosis/documentation/index.ts';
import { CLIPS, METRICS, OPTIMIZERS, SCHEDULES } from '#engine/graph/index.ts';
import { CATEGORIES, LAYERS } from '#engine/layers/index.ts';
import { TERMS } from '../../language/glossary/glossary.ts';
import { later, t } from '../../language/index.ts';

export type PageKind = 'lessons' | 'notation' | 'term' | 'layer' | 'optimizer' | 'schedule' | 'clip' | 'metric' | 'diagnosis';

/** Identifies a page of the reference. */
export interface PageId {
  readonly kind: PageKind;
  /** The type of the declaration, or the name of the term. */
  readonly type: string;
}

/** A page in the list. */
export interface PageEntry extends PageId {
  readonly label: string;
  readonly summary: string;
  /** Numbers in the summary. */
  readonly numbers?: Readonly<Record<string, number>> | undefined;
}

export interface PageGroup {
  /** For layers their category; else the kind of page. */
  readonly name: string;
  readonly entries: readonly PageEntry[];
}

/** All lessons. */
export const LESSONS: PageEntry = {
  kind: 'lessons',
  type: 'lessons',
  label: later('Lessons'),
  summary: later('Backpropagation step by step on real networks, with exercises that the app checks.'),
};

/** The initial page. */
export const NOTATION: PageEntry = {
  kind: 'notation',
  type: 'notation',
  label: later('Backpropagation'),
  summary: later('The notation of all pages, and how error signals are propagated back through a network.'),
};

/** All terms, one after the other. */
export const GLOSSARY: PageEntry = {
  kind: 'term',
  type: 'terms',
  label: later('Terms'),
  summary: later('Definitions of the terms of the field, each with its formula.'),
};

interface Declared {
  readonly type: string;
  readonly label: string;
  readonly documentation: { readonly summary: string };
}

const entriesOf = (kind: PageKind, declarations: readonly Declared[]): PageEntry[] =>
  declarations.map(({ type, label, documentation: { summary } }) => ({ kind, type, label, summary }));

/** Every page, in list order: built from the declarations, so that none is missing. */
const PAGE_GROUPS: readonly PageGroup[] = [
  { name: 'basics', entries: [LESSONS, NOTATION, GLOSSARY] },
  ...CATEGORIES.map((category) => ({
    name: category,
    entries: entriesOf(
      'layer',
      LAYERS.filter(({ ui }) => ui.category === category).map(({ type, ui, documentation }) => ({
        type,
        label: ui.label,
        documentation,
      })),
    ),
  })),
  { name: 'optimizers', entries: entriesOf('optimizer', OPTIMIZERS) },
  { name: 'schedules', entries: entriesOf('schedule', SCHEDULES) },
  { name: 'clipping', entries: entriesOf('clip', CLIPS) },
  { name: 'metrics', entries: METRICS.map(({ name, label, help }) => ({ kind: 'metric', type: name, label, summary: help })) },
  {
    name: 'diagnoses',
    entries: DOCUMENTED_DIAGNOSES.map(({ code, label, help, thresholds }) => ({
      kind: 'diagnosis',
      type: code,
      label,
      summary: help,
      numbers: thresholds,
    })),
  },
];

export const PAGES: readonly PageEntry[] = PAGE_GROUPS.flatMap(({ entries }) => entries);

/** Every term as its own entry, at its position on the glossary page. Only found by searching. */
export const TERM_PAGES: readonly PageEntry[] = TERMS.map(({ id, label, summary }) => ({
  kind: 'term',
  type: id,
  label,
  summary,
}));

export const samePage = (a: PageId, b: PageId): boolean => a.kind === b.kind && a.type === b.type;

/** The groups with pages that contain every typed word in name, type, group or summary; terms last. */
export function searchPages(query: string): PageGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = words.length > 0 ? [...PAGE_GROUPS, { name: 'terms', entries: TERM_PAGES }] : PAGE_GROUPS;
  return groups.flatMap(({ name, entries }) => {
    const found = entries.filter(({ label, type, summary, numbers }) => {
      const text = [label, t(label), type, name, t(summary, numbers)].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return found.length > 0 ? [{ name, entries: found }] : [];
  });
}

/** The other pages in a page's group. */
export function relatedPages(page: PageId): readonly PageEntry[] {
  const group = PAGE_GROUPS.find(({ entries }) => entries.some((entry) => samePage(entry, page)));
  return group?.entries.filter((entry) => !samePage(entry, page)) ?? [];
}
