// What one view makes and another shows, as long as the page is open: the slip that was computed last.
export const shared = { slip: undefined };
