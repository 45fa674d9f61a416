package concentric.costs.web;

/** The way from a unit's page to its costs. */
public record UnitCostsLink(String href) {}
