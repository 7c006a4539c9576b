/** The date of a number of days since 1970-01-01, UTC. */
export const dayOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
