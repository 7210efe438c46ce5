export const afterStep = { lead: () => "", content: () => [] };
