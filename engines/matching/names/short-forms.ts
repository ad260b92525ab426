/** Short forms and translations of given names, one class a line, folded and romanised; from general knowledge. */
export const SHORT_FORMS = `
william bill billy will willy willie guillaume wilhelm willem guillermo wim vilhelm gulielmo liam
john jack johnny jon juan jean jan johann johannes hans ivan giovanni joao ian sean jens jon johan jani yahya janos
theodore ted teddy theo teodor fyodor fedor
`;
