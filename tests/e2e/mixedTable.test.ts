import { expect, type TestContext, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { dropFiles } from './dropFiles.ts';
import { LONG } from './user.ts';
import { violations } from './violations.ts';

const CITIES = ['Rome', 'Oslo', 'Bern'];
const PATIENT = { timeout: 60_000 };

/** Flats with decimal commas, text, dates and holes; the last column is a note that no network needs. */
const FLATS = [
  'area;city;built;class;note',
  ...Array.from({ length: 120 }, (_, index) => {
    const area = 30 + ((index * 37) % 80) + 0.5;
    const city = CITIES[index % 3];
    const isDear = area + (city === 'Oslo' ? 40 : 0) > 85;
    const cells = [
      index % 9 === 4 ? '' : String(area).replace('.', ','),
      index % 11 === 5 ? 'NA' : city,
      `${1 + (index % 28)}.0${1 + (index % 9)}.20${10 + (index % 15)}`,
      isDear ? 'dear' : 'cheap',
      `note ${index}`,
    ];
    return cells.join(';');
  }),
].join('\n');

async function openDialog(context: TestContext) {
  const { page, complaints } = await launchApp(context);
  await page.getByTestId('node-loss').waitFor();
  await dropFiles(page, { name: 'flats.csv', content: FLATS });
  const dialog = page.getByRole('dialog');
  return { page, complaints, dialog };
}

test(
  'a table with text, dates, decimal commas and holes is imported by choosing what its columns are for',
  LONG,
  async (context) => {
    const { page, complaints, dialog } = await openDialog(context);
    // First there are empty cells.
    const alert = dialog.getByRole('alert');
    await alert.waitFor(PATIENT);
    expect(await alert.getAttribute('data-code')).toBe('dataset.missingValue');
    expect(await alert.innerText()).toContain('missing=mean');
    const choose = async (field: string, option: string) => {
      await dialog.getByTestId(`field-${field}`).click();
      await page.getByRole('listbox').getByRole('option', { name: option, exact: true }).click();
    };
    await choose('missing', 'Mean');
    // Then the last column is no class.
    await expect.poll(() => alert.getAttribute('data-code'), PATIENT).toBe('dataset.tooManyClasses');
    await dialog.getByTestId('field-ignore').fill('note');
    await dialog.getByTestId('field-ignore').press('Enter');
    const columns = dialog.getByTestId('columns');
    await dialog.getByTestId('data-preview').waitFor(PATIENT);
    const row = (name: string) => columns.getByTestId(`column-${name}`);
    await expect.poll(() => row('class').getByLabel('Role of class').inputValue(), PATIENT).toBe('target');
    expect(await row('city').innerText()).toContain('→ ');
    expect(await row('note').getByLabel('Role of note').inputValue()).toBe('ignored');
    expect(await row('built').getByLabel('Type of built').locator('option:checked').innerText()).toBe('Date (automatic)');
    // The list of names to ignore is closed.
    await dialog.getByRole('heading').click();
    expect(await violations(page)).toEqual([]);
    // One column less, and another rule for one column.
    await row('built').getByLabel('Role of built').selectOption('ignored');
    await expect.poll(() => row('built').getByLabel('Role of built').inputValue(), PATIENT).toBe('ignored');
    await row('area').getByLabel('Missing values of area').selectOption('median');
    await expect.poll(() => row('area').getByLabel('Missing values of area').inputValue(), PATIENT).toBe('median');
    const preview = dialog.getByTestId('data-preview');
    await expect.poll(() => preview.getAttribute('aria-busy'), PATIENT).toBe('false');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByTestId('room-data').click();
    const facts = page.getByTestId('data-room');
    await expect.poll(() => facts.innerText(), PATIENT).toContain('city=Bern');
    expect(await facts.innerText()).toContain('4 features');
    expect(complaints).toEqual([]);
  },
);
