// The styles of all pages stand in the panel’s head: no page that is read later comes without its own.
import './settings/settings.css';
import './asks/asks.css';
import './today/today.css';
import './brief/brief.css';
import './context/context.css';
import './lead/lead.css';
import './lead/learn-page.css';
import './meeting/meeting.css';
import './qualification/qualification.css';
import './recipient/recipient.css';
import './team/team.css';
import './voice/voice.css';
import './timeline/timeline.css';
import './panel/panel.css';
import './ui/tabs.css';
import './ui/tokens.css';
import './ui/ui.css';
