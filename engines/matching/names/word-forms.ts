/** Words of organisations and addresses that are written in several ways: abbreviations and spellings, one class a line. */
export const WORD_FORMS = `
international intl internatl internacional internationale mezhdunarodnyi
national natl nacional nationale
association assn assoc asociacion
brothers bros
manufacturing mfg manuf
department dept departement departamento
government govt
university univ universite universitat universidad
institute inst institut instituto
center centre centrum zentrum centro
labor labour
organization organisation org organizacion organizatsiya
services svcs servicios
technology technologies tech
industries industry ind industrial
trading trdg torgovyi
transport transports transportation
development dev
group grp gruppe groupe grupo gruppa
holding holdings hldg hldgs
management mgmt mgt
engineering engg
construction constr
street st str strasse rue calle ulitsa ul
road rd
avenue ave av
boulevard blvd bd
square sq
north n nord
south s sud
east e ost
west w
apartment apt
building bldg
floor fl
`;
