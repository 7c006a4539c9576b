import { Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { TERM_GROUPS, type TermDeclaration } from '../controls/terms/index.ts';
import { Tex } from '../kit/surface/index.ts';
import { t } from '../language/index.ts';
import { GLOSSARY } from '../workbench/learn/index.ts';
import { KIND_ICONS } from './kindIcons.ts';
import pageClasses from './Learn.module.css';
import { PageHeader } from './PageHeader.tsx';
import classes from './TermsPage.module.css';

/** All terms in groups, with a search. @param at the term to scroll to; for any other name the page begins at its top */
export function TermsPage({ at }: { readonly at: string }) {
  const [query, setQuery] = useState('');
  const groups = TERM_GROUPS.flatMap(({ name, terms }) => {
    const found = terms.filter((term) => isFound(term, query));
    return found.length > 0 ? [{ name, terms: found }] : [];
  });
  useEffect(() => {
    setQuery('');
    // It exists once all terms are shown again.
    const frame = requestAnimationFrame(() => document.getElementById(placeOf(at))?.scrollIntoView({ block: 'center' }));
    return () => cancelAnimationFrame(frame);
  }, [at]);
  return (
    <>
      <PageHeader icon={KIND_ICONS.term} title={t(GLOSSARY.label)} kind={t('Basics')} summary={t(GLOSSARY.summary)} />
      <TextInput
        className={classes.search}
        aria-label={t('Search terms')}
        placeholder={t('Search terms')}
        data-testid="terms-search"
        leftSection={<IconSearch size={14} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setQuery('')}
      />
      {groups.length === 0 && <Text c="dimmed">{t('No results for “{{query}}”.', { query })}</Text>}
      {groups.map(({ name, terms }) => (
        <section key={name} className={pageClasses.section}>
          <h3>{t(name)}</h3>
          <dl className={classes.terms} data-selectable>
            {terms.map((term) => (
              <Entry key={term.id} term={term} isMeant={term.id === at} />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Entry({ term, isMeant }: { readonly term: TermDeclaration; readonly isMeant: boolean }) {
  const { id, label, summary, formula } = term;
  return (
    <div id={placeOf(id)} className={classes.term} data-testid={`term-${id}`} aria-current={isMeant || undefined}>
      <dt>{t(label)}</dt>
      <dd className={classes.summary}>{t(summary)}</dd>
      <dd className={classes.formula}>
        <Tex tex={`\\displaystyle ${formula}`} />
      </dd>
    </div>
  );
}

const placeOf = (id: string): string => `term-${id}`;

/** True if a term contains every typed word, in English or in the current language. */
function isFound({ id, label, summary }: TermDeclaration, query: string): boolean {
  const text = [id, label, t(label), t(summary)].join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
