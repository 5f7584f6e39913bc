#pragma once

#include "domain/foyer-enums.h"

G_BEGIN_DECLS

/**
 * FoyerRight:
 * @FOYER_RIGHT_VISIT: register visits and move them
 * @FOYER_RIGHT_VISIT_VOID: void a visit that somebody else registered
 * @FOYER_RIGHT_ENQUIRY: record enquiries
 * @FOYER_RIGHT_DEMO: run demo sessions; other than a supervisor with one's own account only
 * @FOYER_RIGHT_COMPLAINT_ACCEPT: accept a complaint
 * @FOYER_RIGHT_COMPLAINT_INVESTIGATE: investigate and answer; one's own, or anybody's
 * @FOYER_RIGHT_COMPLAINT_DIRECT: give the directive
 * @FOYER_RIGHT_COMPLAINT_ARCHIVE: archive a complaint
 * @FOYER_RIGHT_ITEM_READ: see the work items of all
 * @FOYER_RIGHT_ITEM_OPEN: open a work item
 * @FOYER_RIGHT_ITEM_WORK: move a work item on: one's own, or anybody's
 * @FOYER_RIGHT_ITEM_REOPEN: open a closed work item again
 * @FOYER_RIGHT_ITEM_VOID: void a work item
 * @FOYER_RIGHT_CUSTOMER_EDIT: make and change customer files
 * @FOYER_RIGHT_CUSTOMER_REVEAL: see a whole telephone number; the look is logged (A4)
 * @FOYER_RIGHT_CUSTOMER_EXPORT: take customer data out of the program; logged (A4)
 * @FOYER_RIGHT_CUSTOMER_MERGE: merge or void customer files
 * @FOYER_RIGHT_CUSTOMER_ERASE: erase a person
 * @FOYER_RIGHT_PURCHASE_READ: see purchases
 * @FOYER_RIGHT_PURCHASE_WRITE: record purchases
 * @FOYER_RIGHT_ROSTER_READ: see the published roster
 * @FOYER_RIGHT_ROSTER_WRITE: plan and publish the roster
 * @FOYER_RIGHT_LEAVE_ASK: ask for leave
 * @FOYER_RIGHT_LEAVE_DECIDE: grant or refuse leave
 * @FOYER_RIGHT_HANDOVER: hand a shift over: one's own, or anybody's
 * @FOYER_RIGHT_LIABILITY_READ: see liability, breaches and spot checks: one's own, or anybody's
 * @FOYER_RIGHT_LIABILITY_WRITE: record liability, breaches and spot checks
 * @FOYER_RIGHT_REPORT: see figures: one's own, or anybody's
 * @FOYER_RIGHT_SETTINGS: change settings, forms and scripts; restore a backup
 * @FOYER_RIGHT_STAFF: add and change colleagues
 *
 * What somebody may or may not do: the rows of the matrix of HANDBOOK §17.
 */
typedef enum
{
  FOYER_RIGHT_VISIT,
  FOYER_RIGHT_VISIT_VOID,
  FOYER_RIGHT_ENQUIRY,
  FOYER_RIGHT_DEMO,
  FOYER_RIGHT_COMPLAINT_ACCEPT,
  FOYER_RIGHT_COMPLAINT_INVESTIGATE,
  FOYER_RIGHT_COMPLAINT_DIRECT,
  FOYER_RIGHT_COMPLAINT_ARCHIVE,
  FOYER_RIGHT_ITEM_READ,
  FOYER_RIGHT_ITEM_OPEN,
  FOYER_RIGHT_ITEM_WORK,
  FOYER_RIGHT_ITEM_REOPEN,
  FOYER_RIGHT_ITEM_VOID,
  FOYER_RIGHT_CUSTOMER_EDIT,
  FOYER_RIGHT_CUSTOMER_REVEAL,
  FOYER_RIGHT_CUSTOMER_EXPORT,
  FOYER_RIGHT_CUSTOMER_MERGE,
  FOYER_RIGHT_CUSTOMER_ERASE,
  FOYER_RIGHT_PURCHASE_READ,
  FOYER_RIGHT_PURCHASE_WRITE,
  FOYER_RIGHT_ROSTER_READ,
  FOYER_RIGHT_ROSTER_WRITE,
  FOYER_RIGHT_LEAVE_ASK,
  FOYER_RIGHT_LEAVE_DECIDE,
  FOYER_RIGHT_HANDOVER,
  FOYER_RIGHT_LIABILITY_READ,
  FOYER_RIGHT_LIABILITY_WRITE,
  FOYER_RIGHT_REPORT,
  FOYER_RIGHT_SETTINGS,
  FOYER_RIGHT_STAFF,
} FoyerRight;

#define FOYER_ROLES_ALL \
  (FOYER_ROLE_FRONTDESK | FOYER_ROLE_SALES | FOYER_ROLE_AFTERSALE | FOYER_ROLE_SUPERVISOR)

FoyerRoles  foyer_permission_get_roles     (FoyerRight   right);
gboolean    foyer_permission_check         (FoyerRoles   roles,
                                            FoyerRight   right,
                                            GError     **error);
gboolean    foyer_permission_check_own     (FoyerRoles   roles,
                                            FoyerRight   right,
                                            GError     **error);

G_END_DECLS
