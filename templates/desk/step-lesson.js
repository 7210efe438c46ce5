export const lessonStep = { lead: () => "", content: () => [] };
