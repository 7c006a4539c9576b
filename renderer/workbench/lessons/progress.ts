import { readableEntries, readableItems, z } from '#engine/text/index.ts';

const progress = z
  .object({
    /** The index of the page that is open. */
    page: z.number().int().min(0).catch(0),
    /** The keys of the exercises that are done. */
    done: readableItems(z.string().max(40)),
    /** How often it was begun anew. */
    restarts: z.number().int().min(0).catch(0),
    /** The graphs that were opened for it, by the names of its networks. */
    graphs: readableEntries(z.string().max(64)),
  })
  .readonly();
/** How far a person has come in a lesson. */
export type LessonProgress = z.infer<typeof progress>;

const ownLesson = z.object({ id: z.string().max(300), fileName: z.string().max(300), text: z.string().max(400_000) }).readonly();
/** A lesson from a person's file. */
export type OwnLesson = z.infer<typeof ownLesson>;

/** Everything about lessons that the session keeps. */
export const lessonsState = z
  .object({
    /** The lesson whose panel is open. */
    openId: z.string().nullable().catch(null),
    progress: readableEntries(progress),
    /** The last opened files, newest first. */
    own: readableItems(ownLesson),
  })
  .readonly();
export type LessonsState = z.infer<typeof lessonsState>;

export const NO_LESSONS: LessonsState = lessonsState.parse({});
export const NO_PROGRESS: LessonProgress = progress.parse({});
