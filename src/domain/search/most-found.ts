/** How many entries one search lists: more than anybody reads, and few enough for a slow phone. */
export const mostFound = 50
