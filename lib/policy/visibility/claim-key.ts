/** C1, C2 …: how a claim is called in its article. */
export const claimKey = (number: number) => `C${number}`
