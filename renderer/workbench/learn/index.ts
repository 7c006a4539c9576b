export { createLearn, type Learn, openPage } from './learn.ts';
export {
  GLOSSARY,
  LESSONS,
  NOTATION,
  PAGES,
  type PageEntry,
  type PageId,
  type PageKind,
  relatedPages,
  samePage,
  searchPages,
  TERM_PAGES,
} from './pages.ts';
