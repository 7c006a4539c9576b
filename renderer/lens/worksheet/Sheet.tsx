import type { Worksheet } from '#app/contract/index.ts';
import {
  breakable,
  drawFigure,
  type NumberedExercise,
  type NumberedGroup,
  numbered,
  solutionOf,
  titleOf,
  WORDS,
} from '#engine/worksheet/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { say } from '../../language/index.ts';
import { NetworkFigure } from './NetworkFigure.tsx';
import classes from './Sheet.module.css';

/** Longer formulas take the whole width of the page. */
const HALF_WIDTH = 110;

interface SheetProps {
  readonly sheet: Worksheet;
  readonly hasSolution: boolean;
}

/** A worksheet as a page of paper: light in every theme. */
export function Sheet({ sheet, hasSolution }: SheetProps) {
  const parts = numbered(sheet);
  return (
    <article className={classes.paper}>
      <h2>{say(titleOf(sheet))}</h2>
      <p className={classes.about}>{sheet.about.map(say).join(' · ')}</p>
      <NetworkFigure figure={drawFigure(sheet.graph, say)} label={say(WORDS.network)} />
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
    <section className={classes.group}>
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
const display = (formula: string): string => `\\displaystyle ${breakable(formula)}`;
