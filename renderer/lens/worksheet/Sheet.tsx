import { useMemo } from 'react';
import type { Worksheet } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { type NumberedExercise, type NumberedGroup, numbered, solutionOf, titleOf, WORDS } from '#engine/worksheet/index.ts';
import { drawGraph, GraphPicture, pictureColors } from '../../drawing/picture/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { say, useLanguage } from '../../language/index.ts';
import classes from './Sheet.module.css';

/** Larger graphs are drawn as boxes without text. */
const MOST_READABLE = 40;
/** Longer formulas take the whole width of the page. */
const HALF_WIDTH = 110;

interface SheetProps {
  readonly sheet: Worksheet;
  /** Of the picture. */
  readonly document: GraphDocument;
  readonly hasSolution: boolean;
}

/** A worksheet as a page of paper: light in every theme. */
export function Sheet({ sheet, document, hasSolution }: SheetProps) {
  const spoken = useLanguage();
  const isFar = document.nodes.length > MOST_READABLE;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing has texts
  const picture = useMemo(
    () => drawGraph(document, { colors: pictureColors('light'), isTransparent: true, isFar }),
    [document, isFar, spoken],
  );
  const parts = numbered(sheet);
  return (
    <article className={classes.paper}>
      <h2>{say(titleOf(sheet))}</h2>
      <p className={classes.about}>{sheet.about.map(say).join(' · ')}</p>
      <GraphPicture picture={picture} className={classes.picture} label={say(WORDS.network)} />
      <h3>{say(WORDS.rules)}</h3>
      <ul>
        {sheet.rules.map((rule) => (
          <li key={rule.template}>{say(rule)}</li>
        ))}
      </ul>
      <Given sheet={sheet} />
      {parts.map(({ title, groups }) => (
        <section key={title.template}>
          <h3>{say(title)}</h3>
          {groups.map((group) => (
            <Exercises key={group.exercises[0].of} group={group} />
          ))}
        </section>
      ))}
      {hasSolution && (
        <section className={classes.solution} data-testid="worksheet-solution">
          <h2>{say(WORDS.solution)}</h2>
          {parts.map(({ title, groups }) => (
            <section key={title.template}>
              <h3>{say(title)}</h3>
              {groups.map((group) => (
                <Solutions key={group.exercises[0].of} group={group} />
              ))}
            </section>
          ))}
        </section>
      )}
    </article>
  );
}

function Given({ sheet }: { readonly sheet: Worksheet }) {
  return (
    <section>
      <h3>{say(WORDS.given)}</h3>
      <p>
        <b>{say(WORDS.settings)}</b>
        <br />
        {sheet.settings.map(say).join(' · ')}
      </p>
      <div className={classes.given}>
        {sheet.given.map(({ title, formulas }) => (
          <div key={say(title)}>
            <b>{say(title)}</b>
            <div className={classes.formulas}>
              {formulas.map((formula) => (
                <Tex key={formula} tex={formula} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

function Exercises({ group }: { readonly group: NumberedGroup }) {
  return (
    <section>
      <h4>{say(group.title)}</h4>
      <p>{[group.instruction, ...group.remarks].map(say).join(' ')}</p>
      {group.definitions.map((definition) => (
        <p key={definition}>
          <Tex tex={display(definition)} />
        </p>
      ))}
      <div className={classes.exercises}>
        {group.exercises.map((exercise) => (
          <Exercise key={exercise.of} exercise={exercise} />
        ))}
      </div>
    </section>
  );
}

function Exercise({ exercise }: { readonly exercise: NumberedExercise }) {
  const { number, of, symbol, formula, drawn, largestTerms, cancels } = exercise;
  const isWide = formula.length > HALF_WIDTH || largestTerms !== null;
  return (
    <div className={classes.exercise} data-wide={isWide || undefined} data-testid={`exercise-${of}`}>
      <p>
        <b>{number}.</b> <Tex tex={display(`${symbol} = ${formula}`)} />
        {drawn.map((one) => (
          <span key={one}>
            {' '}
            <Tex tex={one} />
          </span>
        ))}
      </p>
      {largestTerms !== null && (
        <p>
          {say(WORDS.largestTerms)} <Tex tex={display(largestTerms)} />
        </p>
      )}
      {cancels && <p className={classes.note}>{say(WORDS.cancels)}</p>}
      <p className={classes.answer}>
        <Tex tex={`${symbol} =`} />
        <span className={classes.blank} />
      </p>
    </div>
  );
}

function Solutions({ group }: { readonly group: NumberedGroup }) {
  return (
    <section>
      <h4>{say(group.title)}</h4>
      <div className={classes.exercises}>
        {group.exercises.map((exercise) => {
          const equation = [exercise.symbol, ...solutionOf(exercise)].join(' = ');
          return (
            <p
              key={exercise.of}
              className={classes.exercise}
              data-wide={equation.length > HALF_WIDTH || undefined}
              data-testid={`solution-${exercise.of}`}
            >
              <b>{exercise.number}.</b> <Tex tex={display(equation)} />
            </p>
          );
        })}
      </div>
    </section>
  );
}

/** Fractions and sums of full size, in a line that may break. */
const display = (formula: string): string => `\\displaystyle ${formula}`;
