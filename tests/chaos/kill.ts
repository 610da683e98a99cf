export const run = async () => true;
