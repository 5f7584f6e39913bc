#pragma once

#include "planner/foyer-plan-cancel.h"
#include "planner/foyer-plan-problem.h"

G_BEGIN_DECLS

/* One arc: the node in the next layer (low 24 bits) and the group of the cell (high 8 bits). */
#define FOYER_PLAN_ARC_NODE(arc)  ((arc) & 0xFFFFFF)
#define FOYER_PLAN_ARC_GROUP(arc) ((arc) >> 24)

/**
 * FoyerPlanGraph:
 *
 * Every legal line of a contract as a path through layers of nodes, one layer for each midnight.
 * Counts of single shifts and everything personal (leave, locks, wishes) are not in it. It never
 * changes once made; any number of threads may read it.
 */
typedef struct
{
  int n_days;
  int n_groups;     /* group 0 is the day off, others are shifts that all rules treat alike */
  int n_cells;      /* n_shifts + 1 */
  guint8 *group_of; /* [n_cells] by cell; 0xFF for what the person may never do */
  guint *layer;     /* [n_days + 2] first node of each layer; the root is layer 0 */
  guint *first_arc; /* [n_nodes + 1] */
  guint32 *arcs;
  guint8 *group_at; /* [n_nodes] the group of the cell that leads to a node */
  int *follow;      /* [n_groups * n_groups] soft cost of a succession, or NULL when all are 0 */
  guint n_nodes;
  guint8 *final_count; /* (nullable): [nodes of the last layer] how many cells were counted */
} FoyerPlanGraph;

/* The graphs of all people of a problem; people with the same contract share one. */
typedef struct
{
  const FoyerPlanProblem *problem;
  GPtrArray *distinct;         /* (element-type FoyerPlanGraph) */
  FoyerPlanGraph **of_staff;   /* [n_staff] (nullable) */
  guint max_nodes;
  FoyerPlanCancel *cancel;     /* (nullable): what ends a search along them */
  gboolean complete;           /* whether everybody has one */
} FoyerPlanGraphs;

FoyerPlanGraphs *foyer_plan_graphs_new  (const FoyerPlanProblem *problem,
                                         guint                   max_nodes,
                                         FoyerPlanCancel        *cancel);
FoyerPlanGraphs *foyer_plan_graphs_share (const FoyerPlanGraphs  *from,
                                          const FoyerPlanProblem *problem);
void             foyer_plan_graphs_free (FoyerPlanGraphs        *self);

FoyerPlanGraph  *foyer_plan_graph_trim  (const FoyerPlanGraph   *from,
                                         const FoyerPlanMask    *allowed,
                                         FoyerPlanPace          *pace);
gboolean         foyer_plan_graph_merge (FoyerPlanGraph         *self,
                                         FoyerPlanPace          *pace);
FoyerPlanGraph  *foyer_plan_graph_count (const FoyerPlanGraph   *from,
                                         const FoyerPlanMask    *counted,
                                         guint                   max_nodes,
                                         FoyerPlanPace          *pace);
void             foyer_plan_graph_free  (FoyerPlanGraph         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanGraph, foyer_plan_graph_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanGraphs, foyer_plan_graphs_free)

G_END_DECLS
