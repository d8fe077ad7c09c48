// Package units knows the communes of Bắc Ninh and those that they were made of.
//
// On 1/7/2025 the districts ended, Bắc Giang and Bắc Ninh became one province, and 313 communes became 99. A convention
// names the commune of its day, a report counts by the commune of today. This package leads from the one to the other.
//
// Three traps shape it. A code alone names nothing: of the 99 codes of today 51 belonged to a unit of another name
// before. A name alone is not always enough: there were two communes Đồng Tiến, so the district decides; 83 of today's
// communes kept the name of one of those that went into them, so it often does not matter whether the old or the new one
// is meant. And names without marks, as folders have them, are ambiguous where names with marks are not: "Dong Son" is
// Đông Sơn or Đồng Sơn. What is ambiguous, contradicts itself or is merely similar is never decided here: the
// candidates are handed back for a person to choose from.
package units
